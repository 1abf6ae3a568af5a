public import Diagnostics
public import Markup

/// A document's text as blocks: markup, and the fenced blocks that its program draws.
public struct MarkdownDocument: Sendable {
    public let blocks: [Block]
    /// The addresses of its links and images that a page may lead to, in order of the text.
    public let links: [Link]
    /// The text without markup: headings, paragraphs, rows of tables and blocks of code, in order.
    ///
    /// Blocks that the program draws are left out; a link has its address behind it.
    public let paragraphs: [String]

    /// An address, and the block that holds it.
    public struct Link: Hashable, Sendable {
        public let address: String
        public let place: SourceRange
    }

    public enum Block: Sendable {
        /// A heading of the document's first level, and the words that make its anchor.
        case heading(text: String, anchor: String)
        case html(HTML)
        /// A fenced block whose info begins with one of the words that the caller draws.
        case fenced(Fenced)
    }

    /// A fenced block: its word, what follows the word, and what is inside.
    public struct Fenced: Hashable, Sendable {
        public let word: String
        public let argument: String
        public let content: String
        /// Where the block begins.
        public let place: SourceRange
    }
}

extension MarkdownDocument {
    /// The fenced blocks of one word, in order of the text.
    public func fenced(_ word: String) -> [Fenced] {
        blocks.compactMap { block in
            guard case .fenced(let fenced) = block, fenced.word == word else { return nil }
            return fenced
        }
    }
}
