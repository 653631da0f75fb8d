/**
 * What happens when a step is late or somebody is not there: when each is due, who is responsible next, cover and hand-over,
 * and what each day begins with. It decides nothing about a concern.
 */
package school.safeguarding.escalation;
