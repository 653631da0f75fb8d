/**
 * The first page, each person's own: what they reported, what they are asked, and what is theirs to look at. It shows what
 * other features know of one account, decides nothing, and nobody depends on it.
 */
package school.safeguarding.home;
