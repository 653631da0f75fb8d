/** Whether, when and by whom each adult with parental responsibility is told, and why home is not told for now. */
package school.safeguarding.parentcontact;
