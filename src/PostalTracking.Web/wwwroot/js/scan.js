// Puts the number that the camera reads from a label into the look-up.
import { onLabel } from "./camera.js";

onLabel((number) => {
  const field = document.getElementById("q");
  field.value = number;
  field.form.requestSubmit();
});
