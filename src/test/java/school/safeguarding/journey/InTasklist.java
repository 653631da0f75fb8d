package school.safeguarding.journey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import school.safeguarding.RunsJobs;
import school.safeguarding.SchoolTest;

/** The whole application with its jobs running, for a browser to use. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SchoolTest
@RunsJobs
@interface InTasklist {}
