/**
 * Whether the installation is well, for whoever runs it and for what watches it: figures and codes, nothing of any concern.
 * Nobody depends on it.
 */
package school.safeguarding.monitoring;
