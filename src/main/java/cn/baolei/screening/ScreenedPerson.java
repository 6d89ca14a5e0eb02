package cn.baolei.screening;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A person as registered. Texts are never null, empty where nothing is known.
 *
 * @param identity    identity number, or name, department and date of birth: who is the same person; only its digest is kept
 * @param temperature in degrees Celsius; null when not taken
 * @param travelPlace where outside of the province
 * @param returnedOn  null unless returned
 * @param location    where the person is now
 * @param untreated   the registering official wants nothing to be set going
 * @param knownCase   number of the case in which the person is being dealt with already
 */
record ScreenedPerson(String identity, String name, PersonCategory category, String department, String phone, BigDecimal temperature,
                      Health health, Travel travel, String travelPlace, LocalDate returnedOn, String location, boolean untreated,
                      String knownCase, String note) {
}
