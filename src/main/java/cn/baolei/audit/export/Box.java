package cn.baolei.audit.export;

/** A place on a page, in points. @param y of its lower edge */
record Box(float x, float y, float width, float height) {
}
