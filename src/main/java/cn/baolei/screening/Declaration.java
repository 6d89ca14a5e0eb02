package cn.baolei.screening;

/**
 * What an organisation says of its registration.
 *
 * @param mode        {@code list}: every person stands in the list; {@code counts}: only exceptions and people away do;
 *                    {@code zero}: nobody to be named
 * @param expected    how many persons should be screened
 * @param screened    how many were, unless the list says so
 * @param zeroCertain that nothing was found is expressly declared
 * @param difference  why the two numbers differ; empty when they do not
 */
record Declaration(String mode, int expected, int screened, boolean zeroCertain, String difference) {
}
