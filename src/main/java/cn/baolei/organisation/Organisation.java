package cn.baolei.organisation;

/**
 * A party organisation or one of its standing bodies.
 *
 * @param code      stable identifier; also the engine tenant of every case that belongs to it
 * @param name      full official name
 * @param kind      what sort of body it is (province, body, prefecture, county, university, vocational, school, branch)
 * @param parent    code of the organisation it is part of; null for the root only
 * @param reportsTo code of the organisation that receives its reports; null for the root only. Usually the parent, but the
 *                  prefectures and universities report to the leading group's office (domain.md, section 2, process 2)
 */
public record Organisation(String code, String name, String kind, String parent, String reportsTo) {
}
