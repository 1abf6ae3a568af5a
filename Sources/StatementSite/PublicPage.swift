import Markdown

/// A page that everybody may read: where it stands, where its text leads, and how it is made.
struct PublicPage {
    let path: String
    let links: [MarkdownDocument.Link]
    let render: () -> [UInt8]
}

/// The public files beside the pages, which no list names.
enum UnlistedFile: String, CaseIterable {
    case notFound = "404.html"
    case robots = "robots.txt"
    case sitemap = "sitemap.xml"
}
