// Forms that are sent with a passkey: <form data-passkey="get|create">. The options come from the handler of the same name with
// "Options" at its end; the browser's answer goes into the field Credential, and the form goes its way.
const supported = Boolean(globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON);

/** Asks the device. Nothing where the person gave up or the device has no answer. @param {HTMLFormElement} form */
async function answer(form) {
  const address = new URL(form.action);
  address.searchParams.set("handler", `${address.searchParams.get("handler")}Options`);
  const told = await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body: new FormData(form) });
  if (!told.ok) {
    return undefined;
  }

  const options = await told.json();
  const credential = form.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(credential.toJSON());
}

for (const form of supported ? document.querySelectorAll("form[data-passkey]") : []) {
  const said = form.querySelector(".wrong");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    said.textContent = "";
    const credential = await answer(form).catch(() => undefined);
    if (!credential) {
      said.textContent = form.dataset.failed;
      return;
    }

    form.elements.Credential.value = credential;

    // Whoever wants to send it without leaving the page says so.
    if (form.dispatchEvent(new CustomEvent("passkey", { cancelable: true }))) {
      form.submit();
    }
  });
}
