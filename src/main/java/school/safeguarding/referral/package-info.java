/** What each agency is told, when and in which words, what it answered, and what became of it. */
package school.safeguarding.referral;
