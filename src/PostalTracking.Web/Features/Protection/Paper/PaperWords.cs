using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection.Paper;

/// <summary>Puts the facts of a sale or a return into the words of its paper.</summary>
internal sealed class PaperWords
{
    private readonly PaperFacts _facts;
    private readonly string _language;
    private readonly OfficeMoments _moments;

    private PaperWords(PaperFacts facts, string language) =>
        (_facts, _language, _moments) = (facts, language, new(facts.Office.TimeZone, language));

    public static PrintedPaper Of(PaperFacts facts, string language) => new PaperWords(facts, language).Paper();

    private PrintedPaper Paper()
    {
        var kind = _facts.Return switch { null => "Confirmation", { IsVoid: true } => "Void", _ => "Refund" };
        var isConfirmation = _facts.Return is null;
        return new()
        {
            Language = _language,
            Title = Word($"Title.{kind}"),
            Lead = isConfirmation ? Word("Lead.Confirmation", Sum(_facts.CoverLimit)) : Word(
                "Lead.Return", Sum(-_facts.Return!.Deed.Amount)),
            Warning = Word(isConfirmation ? "Warning.Confirmation" : "Warning.Return"),
            Stamps = [.. Stamps()],
            PolicyNumber = PolicyDigits.TryParse(_facts.PolicyNumber, out var number) ? PolicyDigits.Grouped(number) : _facts.PolicyNumber,
            TrackNumber = _facts.TrackNumber,
            Link = isConfirmation ? _facts.Link?.AbsoluteUri : null,
            AccessCode = isConfirmation && _facts.AccessCode is { } code ? AccessCode.Grouped(code) : null,
            Rows = [.. isConfirmation ? SaleRows() : ReturnRows(_facts.Return!, kind)],
            Sections = [.. isConfirmation ? Rules() : [Section("Closed", [])]],
            Signatures = [Word("Sign.Clerk"), Word("Sign.Buyer")],
            At = (_facts.Return?.Deed ?? _facts.Sale).At,
        };
    }

    private IEnumerable<string> Stamps()
    {
        if (_facts.IsTraining)
        {
            yield return Word("Stamp.Training");
        }

        if (_facts.Copy is { } copy)
        {
            yield return Word("Stamp.Copy", copy.Number, Moment(copy.At));
        }
    }

    private IEnumerable<PaperRow> SaleRows()
    {
        yield return Row("Paid", Paid(_facts.Sale.Amount, _facts.Sale));
        yield return Row("Limit", Word("Row.Limit.Value", Sum(_facts.CoverLimit)));
        yield return Row("Cover", Word("Row.Cover.Value", Moment(_facts.CoverFrom), Moment(_facts.CoverUntil), Zone(_facts.CoverUntil)));
        yield return Row("Rule", Word($"Row.Rule.{_facts.Rule}"));
        yield return OfficeRow();
        yield return Row("Clerk", Word("Row.Clerk.Value", _facts.Sale.Clerk, _facts.Sale.Shift));
        yield return Row("At", Moment(_facts.Sale.At));
    }

    private IEnumerable<PaperRow> ReturnRows(PaperReturn given, string kind)
    {
        yield return Row("Returned", Paid(-given.Deed.Amount, given.Deed));
        yield return Row("Ground", Word($"Row.Ground.{kind}", _facts.Tariff.CoolingOffDays));
        if (given.Reason is { Length: > 0 } reason)
        {
            yield return Row("Reason", reason);
        }

        yield return Row("SoldAt", Word("Row.SoldAt.Value", Moment(_facts.Sale.At), _facts.Sale.Clerk, _facts.Sale.Shift));
        yield return OfficeRow();
        yield return Row("ReturnedBy", Word("Row.Clerk.Value", given.Deed.Clerk, given.Deed.Shift));
        yield return Row("ReturnedAt", Moment(given.Deed.At));
    }

    private IEnumerable<PaperSection> Rules()
    {
        var tariff = _facts.Tariff;
        var threshold = Sum(tariff.PhoneUpTo);
        var until = Day(_facts.CoverUntil);
        yield return _facts.Rule == EvidenceRule.Video
            ? Section("Video", [.. Enumerable.Range(1, 5).Select(step => Word($"Video.{step}"))], threshold) with { IsNumbered = true }
            : new(
                Word("Phone.Title"),
                _facts.Hotline is { } hotline ? Word("Phone.Text", threshold, hotline) : Word(
                    "Phone.AtOffice", threshold, _facts.Office.Name),
                [Word("Phone.1"), Word("Phone.2")]);
        yield return Section("Covered", [], Sum(_facts.CoverLimit));
        yield return Section(
            "CoolingOff", [], Day(tariff.CoolingOffUntil(_facts.Sale.At, OfficeTime.Zone(_facts.Office.TimeZone))), Sum(_facts.Premium), tariff.CoolingOffDays);
        yield return Section(
            "Terms",
            [
                Word("Terms.Tariff", tariff.Id, Day(tariff.From), Sum(tariff.Premium), threshold),
                PaperTexts.Words.Counted("Terms.Months", _language, tariff.CoverMonths),
                Word("Terms.Until", until, Zone(_facts.CoverUntil)),
                Word("Terms.Clocks"),
                Word("Terms.Appeal"),
                Word("Terms.Money"),
            ]);
    }

    private PaperSection Section(string key, IReadOnlyList<string> items, params ReadOnlySpan<object?> values) =>
        new(Word($"{key}.Title"), Word($"{key}.Text", values), items);

    private PaperRow Row(string key, string value) => new(Word($"Row.{key}"), value);

    private PaperRow OfficeRow() => Row("Office", $"{_facts.Office.PostalCode:000000} {_facts.Office.Name}");

    private string Paid(long sum, PaperDeed deed) => Word($"Means.{deed.Means}", Sum(sum));

    private string Sum(long kopecks) => Roubles.Of(kopecks, _language);

    private string Day(DateTimeOffset at) => _moments.Day(at);

    private string Moment(DateTimeOffset at) => _moments.Moment(at);

    private string Zone(DateTimeOffset at) => _moments.Zone(at);

    private string Word(string key, params ReadOnlySpan<object?> values) => PaperTexts.For(key, _language, values);
}
