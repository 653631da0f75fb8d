/** Reads pupil files as schools save them from their MIS, and often once more from a spreadsheet. Knows no database. */
package school.safeguarding.child.csv;
