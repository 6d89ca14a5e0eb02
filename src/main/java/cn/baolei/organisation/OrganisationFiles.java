package cn.baolei.organisation;

/**
 * The files an import reads, as they came (bytes, so that a broken encoding is seen): UTF-8, comma, one header line.
 *
 * @param organisations {@code code,name,kind,parent,reports_to}: one line per organisation
 * @param posts         {@code organisation,role,deputy}: one line per post that must exist
 * @param users         {@code user,name,organisation,role[,email]}: one line per post held; null when nobody holds any
 */
public record OrganisationFiles(SourceFile organisations, SourceFile posts, SourceFile users) {

    /** @param name what findings call the file */
    public record SourceFile(String name, byte[] content) {
    }
}
