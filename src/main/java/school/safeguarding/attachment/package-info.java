/**
 * What is kept with a concern's record beside its entries: documents that somebody attached, where a paper original lies, and
 * what was seen on a child's body. Each is an entry of the record; only a document's content lies beside it. Source: default of
 * this procedure, what every such system gets wrong.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "calendar",
            "coded",
            "concern",
            "door",
            "engine :: form",
            "pages",
            "protection",
            "record",
            "reference",
            "trail"
        })
package school.safeguarding.attachment;

import org.springframework.modulith.ApplicationModule;
