package cn.baolei.sheet;

/** Why a row was not taken, in words for the official who uploaded it. */
public record RowFault(int row, String column, String reason) {
}
