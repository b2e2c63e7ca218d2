// Signing in, where the service has accounts.

import { h, say } from "./base.js";
import { signIn, whoIsThere } from "./session.js";

export async function show(view) {
  const person = await whoIsThere();
  const failed = h("p.small", { role: "alert" });
  const key = h("input", { name: "key", type: "password", required: true, autocomplete: "current-password" });
  const form = h(
    "form.card.login.stack",
    {
      submit: async (event) => {
        event.preventDefault();
        try {
          await signIn(key.value.trim());
          dispatchEvent(new Event("show-again"));
        } catch (error) {
          failed.textContent = error.message;
          key.select();
        }
      },
    },
    h("h1", {}, say("view.login")),
    h("p.soft", {}, say("login_hint")),
    h("label.field", {}, h("span", {}, say("key")), key),
    h("div.bar", {}, h("button.primary", { type: "submit" }, say("enter")), person.openid ? h("a", { href: "/login/openid" }, say("enter_openid")) : ""),
    failed,
  );
  view.replaceChildren(form);
  key.focus();
}
