package cn.baolei.jointprevention;

/**
 * A letter to a local authority, as signed.
 *
 * @param processInstance that writes it
 * @param organisation    code of the organisation that sends it
 * @param agencyKind      {@code government}, {@code health}, {@code cdc}, {@code police} or {@code community}
 * @param copiedTo        who else gets it (抄送); may be empty
 */
record JointLetter(String processInstance, String organisation, String caseNumber, String agencyKind, String agencyName,
                   String copiedTo, String matter, String text) {
}
