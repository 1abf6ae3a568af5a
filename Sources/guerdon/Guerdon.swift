import ArgumentParser

/// The command line: one subcommand a file, whose help is its manual.
@main
struct Guerdon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guerdon",
        abstract: "Turns program documents, partner files and sales into private statements and "
            + "public recognition pages.",
        discussion: """
            A site is a folder with content/ (what you write), templates/ (what you change of the \
            looks) and public/ (what build makes). Start with: guerdon init mysite

            Exit status: 0 done, 1 the content has errors, 3 the machine refused, 4 another build \
            holds the lock, 64 the command line is wrong.
            """,
        version: "0.1.0",
        subcommands: [
            Init.self, Check.self, Build.self, Compute.self, Explain.self, Close.self,
            Verify.self, Keys.self, Link.self, Open.self, Export.self, Probe.self,
        ]
    )
}
