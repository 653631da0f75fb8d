/**
 * Looks at files that somebody wants to attach: tells by their content what they are, refuses what is dangerous, and writes the
 * rest again without pictures and without what their writer did not mean to send. Knows neither database nor record.
 */
package school.safeguarding.attachment.file;
