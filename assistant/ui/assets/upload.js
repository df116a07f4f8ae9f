// Files dropped on, or chosen in, the field go to the server; then Python is told where they lie.
const say = (words) => {
  const status = element.querySelector(".drop em");
  if (status) status.textContent = words;
};
const take = async (files) => {
  if (!files.length) return;
  const zone = element.querySelector(".drop");
  say(zone.dataset.busy);
  try {
    const taken = [];
    for (const file of files) taken.push({ path: (await upload(file)).path, name: file.name });
    trigger("upload", { files: taken });
    say("");
  } catch {
    say(zone.dataset.failed);
  }
};
element.addEventListener("change", (event) => {
  if (event.target.type !== "file") return;
  take([...event.target.files]);
  event.target.value = "";
});
for (const name of ["dragenter", "dragover"])
  element.addEventListener(name, (event) => {
    event.preventDefault();
    element.querySelector(".drop").classList.add("over");
  });
for (const name of ["dragleave", "drop"])
  element.addEventListener(name, (event) => {
    event.preventDefault();
    element.querySelector(".drop").classList.remove("over");
  });
element.addEventListener("drop", (event) => take([...event.dataTransfer.files]));
