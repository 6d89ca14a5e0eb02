package cn.baolei.organisation;

/**
 * Published inside the transaction of every change of the roster, whether an import or a reorganisation: whoever listens can
 * still refuse it, and reads the new state through {@link OrganisationDirectory}.
 */
public record OrganisationsImported(ImportSummary summary) {
}
