/**
 * Everything about Camunda that is nobody's business: what forms send, which facts steer a procedure, jobs, accounts and
 * decision tables. Features see it through what is public here.
 */
package school.safeguarding.engine;
