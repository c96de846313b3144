/* Prints the sheet, which is all of the page that goes to paper. */

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = () => window.print();
  parentElement.querySelector(".paper").innerHTML = data.sheet;
}
