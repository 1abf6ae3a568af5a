import CCMarkGFM
import Glibc
import Synchronization

/// A parsed document of cmark-gfm, freed once.
///
/// cmark-gfm keeps global state, so registering, parsing and rendering stand inside one lock, which
/// `withTree` takes; all unsafe code of the room is in this file.
@safe
struct CMarkTree: ~Copyable {
    private let root: OpaquePointer
    private let extensions: UnsafeMutablePointer<cmark_llist>?
    private let parser: OpaquePointer

    private static let lock = Mutex(false)

    /// Parses a text and hands its tree on, one text at a time in the whole process.
    static func withTree<Value: Sendable>(
        of bytes: [UInt8],
        _ body: (borrowing CMarkTree) -> Value
    ) -> Value {
        lock.withLock { isRegistered in
            if !isRegistered {
                cmark_gfm_core_extensions_ensure_registered()
                isRegistered = true
            }
            return body(CMarkTree(bytes))
        }
    }

    private init(_ bytes: [UInt8]) {
        // The parser takes a copy of the bytes; all three pointers live until deinit.
        guard let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT) else {
            preconditionFailure("cmark-gfm gives a parser while there is memory.")
        }
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
            guard let found = unsafe cmark_find_syntax_extension(name) else {
                preconditionFailure("cmark-gfm has its core extensions once they are registered.")
            }
            unsafe cmark_parser_attach_syntax_extension(parser, found)
        }
        unsafe bytes.withUnsafeBytes { buffer in
            let start = unsafe buffer.bindMemory(to: CChar.self).baseAddress
            unsafe cmark_parser_feed(parser, start, buffer.count)
        }
        guard let root = unsafe cmark_parser_finish(parser) else {
            preconditionFailure("cmark-gfm gives a tree for any text.")
        }
        unsafe self.parser = parser
        unsafe self.root = root
        unsafe extensions = cmark_parser_get_syntax_extensions(parser)
    }

    deinit {
        unsafe cmark_node_free(root)
        unsafe cmark_parser_free(parser)
    }

    /// What a reader of the tree needs of each block at the top.
    struct Block: Sendable {
        let kind: Kind
        let line: Int
        /// In bytes, from 1.
        let byteColumn: Int
        let html: [UInt8]

        enum Kind: Sendable {
            case heading(level: Int, text: String)
            case fenced(info: String, content: String)
            case other
        }
    }

    /// The blocks at the top, each rendered; raw HTML is left out by cmark.
    func blocks() -> [Block] {
        var blocks: [Block] = []
        var node = unsafe cmark_node_first_child(root)
        while let here = unsafe node {
            blocks.append(unsafe block(here))
            unsafe node = cmark_node_next(here)
        }
        return blocks
    }

    private func block(_ node: OpaquePointer) -> Block {
        let kind: Block.Kind
        switch unsafe cmark_node_get_type(node) {
        case CMARK_NODE_HEADING:
            kind = .heading(
                level: Int(unsafe cmark_node_get_heading_level(node)),
                text: unsafe text(in: node)
            )
        case CMARK_NODE_CODE_BLOCK:
            kind = .fenced(
                info: unsafe string(cmark_node_get_fence_info(node)),
                content: unsafe string(cmark_node_get_literal(node))
            )
        case _: kind = .other
        }
        return Block(
            kind: kind,
            line: Int(unsafe cmark_node_get_start_line(node)),
            byteColumn: Int(unsafe cmark_node_get_start_column(node)),
            html: unsafe render(node)
        )
    }

    /// The nodes that may lead elsewhere or hold raw HTML, wherever they stand.
    struct Finding: Sendable {
        let kind: Kind
        /// That of the block which holds it, since cmark places blocks rightly and inlines not.
        let line: Int

        enum Kind: Sendable {
            case address(String)
            case rawHTML(String)
        }
    }

    /// Every address and every piece of raw HTML in the text.
    func findings() -> [Finding] {
        var findings: [Finding] = []
        let iterator = unsafe cmark_iter_new(root)
        defer { unsafe cmark_iter_free(iterator) }
        var line = 1
        while true {
            let event = unsafe cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return findings }
            guard event == CMARK_EVENT_ENTER, let node = unsafe cmark_iter_get_node(iterator) else {
                continue
            }
            let start = Int(unsafe cmark_node_get_start_line(node))
            if start > 0 { line = start }
            switch unsafe cmark_node_get_type(node) {
            case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
                let address = unsafe string(cmark_node_get_url(node))
                findings.append(Finding(kind: .address(address), line: line))
            case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
                let markup = unsafe string(cmark_node_get_literal(node))
                // The end of an element that was named where it began.
                if markup.hasPrefix("</") { continue }
                findings.append(Finding(kind: .rawHTML(markup), line: line))
            case _: break
            }
        }
    }

    /// The text of each block that holds text, without markup; blocks of code whose info begins
    /// with one of some words are left out.
    func paragraphs(without words: Set<String>) -> [String] {
        var paragraphs: [String] = []
        var text = ""
        let iterator = unsafe cmark_iter_new(root)
        defer { unsafe cmark_iter_free(iterator) }
        while true {
            let event = unsafe cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return paragraphs }
            guard let node = unsafe cmark_iter_get_node(iterator) else { continue }
            let piece = unsafe piece(of: node, isEnter: event == CMARK_EVENT_ENTER, words)
            switch piece {
            case .text(let more): text += more
            case .block(let code): paragraphs.append(code)
            case .address(let address):
                text += text.hasSuffix(address) ? "" : " (\(address))"
            case .cell: text += text.isEmpty ? "" : " | "
            case .end:
                if !text.isEmpty { paragraphs.append(text) }
                text = ""
            case nil: break
            }
        }
    }

    /// What a node adds to the text that is gathered.
    private enum Piece {
        case text(String)
        case block(String)
        /// Where a link leads, behind its text.
        case address(String)
        /// The next cell of a row.
        case cell
        case end
    }

    private func piece(
        of node: OpaquePointer,
        isEnter: Bool,
        _ words: Set<String>
    ) -> Piece? {
        switch unsafe cmark_node_get_type(node) {
        case CMARK_NODE_TEXT, CMARK_NODE_CODE:
            return .text(unsafe string(cmark_node_get_literal(node)))
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: return .text(" ")
        case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
            return isEnter ? nil : .address(unsafe string(cmark_node_get_url(node)))
        case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: return isEnter ? nil : .end
        case CMARK_NODE_CODE_BLOCK:
            let info = unsafe string(cmark_node_get_fence_info(node))
            if words.contains(String(info.prefix { $0 != " " })) { return nil }
            return .block(unsafe string(cmark_node_get_literal(node)))
        case _:
            switch unsafe string(cmark_node_get_type_string(node)) {
            case "table_cell": return isEnter ? .cell : nil
            case "table_row", "table_header": return isEnter ? nil : .end
            case _: return nil
            }
        }
    }

    /// At least how many bytes the rendered text takes, counted without rendering it.
    func leastOutputCount() -> Int {
        var count = 0
        let iterator = unsafe cmark_iter_new(root)
        defer { unsafe cmark_iter_free(iterator) }
        while true {
            let event = unsafe cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return count }
            guard event == CMARK_EVENT_ENTER, let node = unsafe cmark_iter_get_node(iterator) else {
                continue
            }
            unsafe count += length(cmark_node_get_literal(node))
            unsafe count += length(cmark_node_get_url(node))
            unsafe count += length(cmark_node_get_title(node))
        }
    }

    private func length(_ text: UnsafePointer<CChar>?) -> Int {
        guard let text = unsafe text else { return 0 }
        return unsafe strlen(text)
    }

    /// The text of a node without its markup.
    private func text(in node: OpaquePointer) -> String {
        let rendered = unsafe cmark_render_plaintext(node, CMARK_OPT_DEFAULT, 0)
        defer { unsafe release(rendered) }
        var text = unsafe string(rendered)
        while text.last == "\n" { text.removeLast() }
        return text
    }

    private func render(_ node: OpaquePointer) -> [UInt8] {
        let rendered = unsafe cmark_render_html(node, CMARK_OPT_DEFAULT, extensions)
        defer { unsafe release(rendered) }
        return Array(unsafe string(rendered).utf8)
    }

    private func release(_ text: UnsafeMutablePointer<CChar>?) {
        guard let text = unsafe text else { return }
        let allocator = unsafe cmark_get_default_mem_allocator()
        unsafe allocator?.pointee.free(text)
    }

    private func string(_ text: UnsafePointer<CChar>?) -> String {
        guard let text = unsafe text else { return "" }
        return unsafe String(cString: text)
    }
}
