// Whom a document is for: everyone, groups, or named people; for those who may change it.

import { announce, getIfThere, h, say, sendJson } from "./base.js";
import { names } from "./accounts.js";
import { field, select } from "./parts.js";

// The form for a document's audience, null where the service has no accounts or no say is given.
export async function sharing(id) {
  const path = `/v1/documents/${encodeURIComponent(id)}/access`;
  const audience = await getIfThere(path, null);
  return audience && form(path, audience);
}

function form(path, audience) {
  const said = h("p.small", { role: "status" });
  const open = select("for", [["everyone", say("for_everyone")], ["some", say("for_some")]], audience.everyone ? "everyone" : "some");
  const lists = h(
    "div.filters",
    {},
    field(say("groups"), h("input", { name: "groups", value: audience.groups.join(", "), placeholder: say("groups_hint") })),
    field(say("people"), h("input", { name: "people", value: audience.people.join(", "), placeholder: say("groups_hint") })),
  );
  const update = () => (lists.hidden = open.value === "everyone");
  open.addEventListener("change", update);
  update();
  const made = h(
    "form.stack",
    {
      submit: async (event) => {
        event.preventDefault();
        const given = Object.fromEntries(new FormData(made));
        const everyone = given.for === "everyone";
        const body = everyone ? { everyone } : { groups: names(given.groups), people: names(given.people) };
        try {
          await sendJson("PATCH", path, body);
          said.textContent = say("saved");
          announce(say("saved"));
        } catch (error) {
          said.textContent = error.message;
        }
      },
    },
    field(say("for_whom"), open),
    lists,
    h("div.bar", {}, h("button", { type: "submit" }, say("save")), said),
  );
  return made;
}
