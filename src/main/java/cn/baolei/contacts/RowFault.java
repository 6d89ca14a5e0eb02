package cn.baolei.contacts;

/** Why a row was not taken, in words for the official who uploaded it. */
record RowFault(int row, String column, String reason) {
}
