import Incentives
import Markup

/// How far a measure is from the next bound, as a bar.
struct ProgressBar {
    let from: ExactFraction
    let measure: ExactFraction
    let to: ExactFraction

    func draw(title: String, here: String, start: String, goal: String) -> HTML {
        let scale = ChartScale(end: to.isPositive ? to : .one)
        let place = scale.place(measure)
        let anchor = place > 8_500 ? "end" : place < 1_500 ? "start" : "middle"
        return """
            <svg class="chart progress" width="100%" height="54" role="img">\
            <title>\(title)</title><desc>\(here)</desc>\
            <rect class="area" x="0" y="18" width="100%" height="14"/>\
            <rect class="fill" x="0" y="18" width="\(ChartScale.percent(place))" height="14"/>\
            <line class="mark" x1="100%" y1="14" x2="100%" y2="36"/>\
            <text class="you" x="\(ChartScale.percent(place))" y="12" \
            text-anchor="\(anchor)">\(here)</text>\
            <text class="tick" x="0" y="50">\(start)</text>\
            <text class="rate" x="100%" y="50" text-anchor="end">\(goal)</text></svg>
            """
    }
}
