using PostalTracking.Web.Features.Protection.Paper;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection.Reports;

/// <summary>A report in words of one language: the page and the PDF set the same.</summary>
internal sealed class ReportWords(ShiftReport report, string language)
{
    private static readonly JournalKind[] Money = [JournalKind.Sale, JournalKind.Void, JournalKind.Refund];

    private readonly OfficeMoments _moments = new(report.Office.TimeZone, language);

    public bool IsClosed => report.Shift.ClosedAt is not null;

    public string Title => Word(IsClosed ? "Z.Title" : "X.Title", report.Shift.Number);

    public string Office => $"{report.Office.PostalCode:000000} {report.Office.Name}";

    public DateTimeOffset At => report.Shift.ClosedAt ?? report.At;

    public IEnumerable<PaperRow> Head()
    {
        yield return new(Word("Row.Office"), Office);
        yield return new(Word("Row.Clerk"), report.Clerk);
        yield return new(Word("Row.Opened"), _moments.Moment(report.Shift.OpenedAt));
        yield return new(Word(IsClosed ? "Row.Closed" : "Row.At"), $"{_moments.Moment(At)} ({_moments.Zone(At)})");
    }

    /// <summary>What was done, how often and for how much, in cash and by card; the last line is the total.</summary>
    public IEnumerable<ReportLine> Lines() =>
    [
        .. Money.Select(kind => new ReportLine(
            Word($"Kind.{kind}"), Cell(kind, PaymentMeans.Cash), Cell(kind, PaymentMeans.Card))),
        new(Word("Total"), Total(PaymentMeans.Cash), Total(PaymentMeans.Card)),
    ];

    /// <summary>The drawer; what should be in it is said only to whoever has counted.</summary>
    public IEnumerable<PaperRow> Drawer()
    {
        yield return new(Word("Row.OpeningCash"), Sum(report.Shift.OpeningCash));
        if (report.Difference is { } difference)
        {
            yield return new(Word("Row.Expected"), Sum(report.Expected));
            yield return new(Word("Row.Counted"), Sum(report.Shift.Counted!.Value));
            yield return new(Word("Row.Difference"), Difference(difference));
        }

        if (report.Shift.DifferenceReason is { } reason)
        {
            yield return new(Word("Row.Reason"), reason);
            yield return new(
                Word("Row.Approved"),
                report.ApprovedBy is { } name ? Word("Row.Approved.By", name, _moments.Moment(report.Shift.ApprovedAt!.Value)) : Word(
                    "Row.Approved.Not"));
        }
    }

    /// <summary>Journal and money say different things: nobody may overlook it.</summary>
    public IEnumerable<string> Alarms() => report.Disagreements.Select(means => Word(
        "Alarm",
        Word($"Means.{means}"),
        Sum(report.Sum(means)),
        Sum(report.Premiums.Where(line => line.Means == means).Sum(line => line.Sum))));

    public string Difference(long kopecks) => kopecks switch
    {
        0 => Word("Difference.None"),
        > 0 => Word("Difference.Over", Sum(kopecks)),
        _ => Word("Difference.Short", Sum(-kopecks)),
    };

    public string Sum(long kopecks) => Roubles.Of(kopecks, language);

    public string Word(string key, params ReadOnlySpan<object?> values) => ReportTexts.For(key, language, values);

    private ReportCell Cell(JournalKind kind, PaymentMeans means) => new(report.Count(kind, means), Sum(report.Sum(kind, means)));

    private ReportCell Total(PaymentMeans means) => new(Money.Sum(kind => report.Count(kind, means)), Sum(report.Sum(means)));
}

internal sealed record ReportLine(string Name, ReportCell Cash, ReportCell Card);

internal sealed record ReportCell(int Count, string Sum);
