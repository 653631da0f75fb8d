/**
 * Staff who know: who has read the policy and answered questions about it, how the CPO and their deputies are trained, and what
 * children are taught. Source: the school's CSE policy (November 2023), "Prevention".
 */
package school.safeguarding.briefing;
