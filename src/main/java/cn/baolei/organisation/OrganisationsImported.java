package cn.baolei.organisation;

/**
 * Published inside the transaction of an import that changed something: whoever listens can still refuse it, and reads the
 * new state through {@link OrganisationDirectory}.
 */
public record OrganisationsImported(ImportSummary summary) {
}
