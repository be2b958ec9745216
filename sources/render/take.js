function (limit) {
  // The page as it is now, with what stands in open shadow roots where it is
  // shown. It is copied into a document without scripts, so that nothing runs.
  const into = document.implementation.createHTMLDocument("");
  let size = 0;
  const inside = (node) => {
    if (node.shadowRoot) return node.shadowRoot.childNodes;
    if (node.localName === "slot" && node.assignedNodes) {
      const given = node.assignedNodes({ flatten: true });
      if (given.length) return given;
    }
    return node.childNodes;
  };
  const top = into.importNode(document.documentElement, false);
  const todo = [[document.documentElement, top]];
  while (todo.length && size <= limit) {
    const [from, to] = todo.pop();
    for (const child of inside(from)) {
      const copy = into.importNode(child, child.localName === "template");
      size += 8 + (child.nodeType === 1 ? 0 : (child.nodeValue || "").length);
      to.appendChild(copy);
      if (child.nodeType === 1) todo.push([child, copy]);
    }
  }
  let html = size <= limit ? "<!DOCTYPE html>\n" + top.outerHTML : "";
  if (html.length > limit) html = "";
  return JSON.stringify({ URL: location.href, HTML: html });
}
