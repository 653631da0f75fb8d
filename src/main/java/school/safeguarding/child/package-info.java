/** Who a child is: the school's register, children who are not in it, and who may be the same. Knows nothing of concerns. */
package school.safeguarding.child;
