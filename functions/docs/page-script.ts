/** The page's whole script: a search that shows the sections with every search word. The page works without it. */
export const SCRIPT = `
const box = document.getElementById('search');
const told = document.getElementById('found');
const parts = [...document.querySelectorAll('main section, nav li')].map((part) => [part, part.textContent.toLowerCase()]);
const search = () => {
  const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const [part, text] of parts) {
    part.hidden = !words.every((word) => text.includes(word));
    if (!part.hidden && part.localName === 'section') count++;
  }
  told.textContent = words.length === 0 ? '' : count + ' found';
};
document.querySelector('search').hidden = false;
box.addEventListener('input', search);
search();
`;
