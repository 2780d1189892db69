const zeroWidth = "\u200b";

/**
 * Breaks what a model could take for structure of the prompt in text that anybody may have written: tokens
 * of chat templates, role markers, tags like ours, and block marks that are not ours. A person still reads
 * the same.
 */
export function breakMarkers(text: string): string {
  return text
    .replace(/<(?=[|｜])/g, `<${zeroWidth}`)
    .replace(/(?<=[|｜])>/g, `${zeroWidth}>`)
    .replace(/\[(\/?)(INST|SYS|AVAILABLE_TOOLS|TOOL_CALLS)\]/gi, `[${zeroWidth}$1$2]`)
    .replace(/<<(\/?)SYS>>/gi, `<${zeroWidth}<$1SYS>>`)
    .replace(
      /<(?=\s*\/?\s*(system|user|assistant|human|developer|tool|function|page|pages|untrusted|instructions?|start_of_turn|end_of_turn|bos|eos|s>))/gi,
      `<${zeroWidth}`,
    )
    .replace(/^(\s*)(system|user|assistant|human|developer|tool)(\s*):/gim, `$1$2$3${zeroWidth}:`)
    .replace(/\[(?=(p\d{1,3})?b\d{1,6}\])/g, `[${zeroWidth}`);
}
