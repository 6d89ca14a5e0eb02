package cn.baolei.tracing;

import cn.baolei.contacts.Contact;
import cn.baolei.contacts.KnownOrganisations;
import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A registered list, divided by who observes whom.
 *
 * @param own       observed by the registering organisation
 * @param handovers one for each other organisation
 */
record ContactSplit(List<Contact> own, List<Handover> handovers) {

    private static final int NAMED_FAULTS = 10;

    /** @throws Refusal naming the rows whose organisation is unknown, or when the list and the tick “none” contradict each other */
    static ContactSplit of(List<Contact> contacts, boolean noneFound, String organisation, KnownOrganisations organisations) {
        if (noneFound) {
            return new ContactSplit(List.of(), List.of());
        }
        if (contacts.isEmpty()) {
            throw new Refusal("密切接触者名单：请登记密切接触者；确无密切接触者的，请勾选“经排查，没有密切接触者”");
        }
        Map<String, Contact> persons = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (int index = 0; index < contacts.size(); index++) {
            Contact contact = contacts.get(index);
            Optional<String> place = contact.organisation().isEmpty() ? Optional.of(organisation)
                    : organisations.find(contact.organisation()).map(Organisation::code);
            if (place.isEmpty()) {
                faults.add("第 " + (index + 1) + " 行所在单位“" + contact.organisation() + "”");
            } else {
                persons.putIfAbsent(contact.key(), contact.atOrganisation(place.get()));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal("密切接触者名单：没有下列单位，请填写单位全称或者代码："
                    + String.join("；", faults.subList(0, Math.min(faults.size(), NAMED_FAULTS)))
                    + (faults.size() > NAMED_FAULTS ? "；等 " + faults.size() + " 行" : ""));
        }
        return divided(persons.values().stream().toList(), organisation);
    }

    int size() {
        return own.size() + handovers.stream().mapToInt(handover -> handover.contacts().size()).sum();
    }

    private static ContactSplit divided(List<Contact> contacts, String organisation) {
        Map<String, List<Contact>> byOrganisation = new LinkedHashMap<>();
        contacts.forEach(contact -> byOrganisation.computeIfAbsent(contact.organisation(), place -> new ArrayList<>()).add(contact));
        List<Contact> own = byOrganisation.containsKey(organisation) ? byOrganisation.remove(organisation) : List.of();
        List<Handover> handovers = byOrganisation.entrySet().stream()
                .map(group -> new Handover(UUID.randomUUID().toString(), group.getKey(), NumberedRows.of(group.getValue()))).toList();
        return new ContactSplit(own, handovers);
    }
}
