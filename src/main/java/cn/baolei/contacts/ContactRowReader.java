package cn.baolei.contacts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a row of text into a contact, or says what is wrong with it. */
class ContactRowReader {

    private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}");
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    private final Map<ContactColumn, Integer> columns;
    private final KnownOrganisations organisations;
    private final LocalDate today;

    /** @throws UnreadableSheet when a required column is missing */
    ContactRowReader(SheetRow header, KnownOrganisations organisations, LocalDate today) {
        this.columns = new EnumMap<>(ContactColumn.class);
        for (int index = 0; index < header.cells().size(); index++) {
            int position = index;
            ContactColumn.ofTitle(header.cells().get(index)).ifPresent(column -> columns.putIfAbsent(column, position));
        }
        for (ContactColumn column : ContactColumn.values()) {
            if (column.isRequired() && !columns.containsKey(column)) {
                throw new UnreadableSheet("第 " + header.number() + " 行缺少“" + column.title() + "”列，请使用模板填写");
            }
        }
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
            case LAST_EXPOSURE -> dateFault(date(text));
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
                date(cell(row, ContactColumn.LAST_EXPOSURE)).orElseThrow().toString(),
                cell(row, ContactColumn.RELATION), cell(row, ContactColumn.NOTE));
    }

    private String cell(SheetRow row, ContactColumn column) {
        Integer index = columns.get(column);
        if (index == null || index >= row.cells().size()) {
            return "";
        }
        String cell = row.cells().get(index);
        return cell.equals(SheetRow.FORMULA) ? cell : cell.strip();
    }

    private static Optional<LocalDate> date(String text) {
        Matcher parts = DATE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
