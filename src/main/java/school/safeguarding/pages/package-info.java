/**
 * The layout, the parts and the style of pages that are read. They are drawn here, as HTML that needs no script, and nothing
 * here knows what stands on them.
 */
package school.safeguarding.pages;
