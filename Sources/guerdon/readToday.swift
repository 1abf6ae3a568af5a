import Glibc
import Incentives

/// Today by the machine's clock, in UTC; only the command line asks for it.
///
/// A clock outside 1970 to 2199 stands at the nearer end.
func readToday() -> Day {
    let seconds = time(nil)
    let days = Int64(seconds) / 86_400
    return Day(number: Int32(clamping: min(max(days, 0), Int64(Day.last.number))))
}
