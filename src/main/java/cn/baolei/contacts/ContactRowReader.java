package cn.baolei.contacts;

import cn.baolei.sheet.RowFault;
import cn.baolei.sheet.SheetDate;
import cn.baolei.sheet.SheetHeading;
import cn.baolei.sheet.SheetRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns a row of text into a contact, or says what is wrong with it. */
class ContactRowReader {

    private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}");

    private final SheetHeading<ContactColumn> heading;
    private final KnownOrganisations organisations;
    private final LocalDate today;

    /** @throws cn.baolei.sheet.UnreadableSheet when a required column is missing */
    ContactRowReader(SheetRow heading, KnownOrganisations organisations, LocalDate today) {
        this.heading = new SheetHeading<>(heading, List.of(ContactColumn.values()));
        this.organisations = organisations;
        this.today = today;
    }

    /** @param faults receives what is wrong; empty result then */
    Optional<Contact> read(SheetRow row, List<RowFault> faults) {
        List<RowFault> found = new ArrayList<>();
        for (ContactColumn column : ContactColumn.values()) {
            fault(column, cell(row, column)).ifPresent(reason -> found.add(new RowFault(row.number(), column.title(), reason)));
        }
        faults.addAll(found);
        return found.isEmpty() ? Optional.of(contact(row)) : Optional.empty();
    }

    private Optional<String> fault(ContactColumn column, String text) {
        if (text.equals(SheetRow.FORMULA)) {
            return Optional.of("不能填写公式，请改为文字或者数值");
        }
        if (text.isEmpty()) {
            return column.isRequired() ? Optional.of("未填写") : Optional.empty();
        }
        if (text.length() > column.maxLength()) {
            return Optional.of("超过 " + column.maxLength() + " 个字");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("含有换行等不可见字符");
        }
        return switch (column) {
            case CATEGORY -> ContactCategory.ofLabel(text).isPresent() ? Optional.empty() : Optional.of("只能填写学生、教师、职工或者家属");
            case PHONE -> PHONE.matcher(text).matches() ? Optional.empty() : Optional.of("应为11位手机号码，或者带区号的固定电话号码");
            case ORGANISATION -> organisations.find(text).isPresent() ? Optional.empty() : Optional.of("没有这个单位，请填写单位全称或者代码");
            case LAST_EXPOSURE -> dateFault(SheetDate.of(text));
            case NAME, UNIT, RELATION, NOTE -> Optional.empty();
        };
    }

    private Optional<String> dateFault(Optional<LocalDate> date) {
        if (date.isEmpty()) {
            return Optional.of("应为日期，如 2020-01-30");
        }
        return date.get().isAfter(today) ? Optional.of("晚于今天") : Optional.empty();
    }

    private Contact contact(SheetRow row) {
        return new Contact(cell(row, ContactColumn.NAME),
                ContactCategory.ofLabel(cell(row, ContactColumn.CATEGORY)).orElseThrow().code(),
                cell(row, ContactColumn.UNIT), cell(row, ContactColumn.PHONE), cell(row, ContactColumn.ORGANISATION),
                SheetDate.of(cell(row, ContactColumn.LAST_EXPOSURE)).orElseThrow().toString(),
                cell(row, ContactColumn.RELATION), cell(row, ContactColumn.NOTE));
    }

    private String cell(SheetRow row, ContactColumn column) {
        return heading.cell(row, column);
    }
}
