package cn.baolei.sheet;

/** A column of a list that officials fill in. */
public interface SheetColumn {

    /** The heading, by which the column is found wherever it stands. */
    String title();

    boolean isRequired();
}
