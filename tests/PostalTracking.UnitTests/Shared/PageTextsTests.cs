using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Claims;
using PostalTracking.Web.Features.Claims.Film;
using PostalTracking.Web.Features.Claims.Letters;
using PostalTracking.Web.Features.Claims.Payouts;
using PostalTracking.Web.Features.Claims.SenderReport;
using PostalTracking.Web.Features.Notifications.Notices;
using PostalTracking.Web.Features.Notifications.Webhooks;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Partners.Uploads;
using PostalTracking.Web.Features.Protection;
using PostalTracking.Web.Features.Protection.Counter;
using PostalTracking.Web.Features.Protection.Counter.Consent;
using PostalTracking.Web.Features.Protection.Paper;
using PostalTracking.Web.Features.Protection.Reports;
using PostalTracking.Web.Features.Receipts;
using PostalTracking.Web.Features.Senders;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Accounts;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Watch;
using PostalTracking.Web.Features.Tracking.Watch.Calendar;

namespace PostalTracking.UnitTests.Shared;

public partial class PageTextsTests
{
    private static readonly Type[] ForEverybody =
        [typeof(SharedTexts), typeof(TrackingTexts), typeof(WatchTexts), typeof(ConsentTexts), typeof(ProtectionTexts),
        typeof(ClaimTexts), typeof(LetterNews), typeof(OfficeTexts), typeof(MoneyTexts), typeof(SenderTexts), typeof(FilmTexts), typeof(WebhookTexts), typeof(PartnerTexts), typeof(UploadTexts), typeof(ReceiptTexts), typeof(WatchCalendarTexts), typeof(NoticeTexts)];

    private static readonly Type[] ForStaff =
        [typeof(StaffTexts), typeof(AuditTexts), typeof(AccountTexts), typeof(CounterTexts), typeof(PaperTexts), typeof(ReportTexts), typeof(LetterTexts), typeof(FirstTemplates), typeof(PayoutTexts), typeof(SenderDeskTexts), typeof(FilmStaffTexts)];

    private static IEnumerable<(Type Feature, IReadOnlyList<string> Languages)> Features =>
        [.. ForEverybody.Select(feature => (feature, Languages.All)), .. ForStaff.Select(feature => (feature, Languages.OfStaff))];

    public static TheoryData<string, string> Translations =>
        [.. from one in Features from language in one.Languages.Skip(1) select (one.Feature.Name, language)];

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_language_has_the_same_texts_with_the_same_places_for_values(string feature, string language)
    {
        var russian = Texts(feature, "ru");
        var other = Texts(feature, language);

        Assert.Equal(russian.Keys.Order(), other.Keys.Order());
        Assert.All(russian.Keys, key => Assert.Equal(Values(russian[key]), Values(other[key])));
    }

    [Fact]
    public void No_text_shouts_and_none_is_empty() => Assert.All(
        from one in Features from language in one.Languages from text in Texts(one.Feature.Name, language).Values select text,
        text => Assert.True(text.Trim().Length > 0 && text.IndexOfAny(['!', '！']) < 0, text));

    [Fact]
    public void Every_status_has_an_answer_and_what_to_do() => Assert.All(
        from language in Languages.All from status in ShipmentStatuses.All select (language, status),
        one =>
        {
            Assert.NotNull(TrackingTexts.Words.Find($"Answer.{one.status.Name()}", one.language));
            Assert.NotNull(TrackingTexts.Words.Find($"Todo.{one.status.Name()}", one.language));
        });

    [Fact]
    public void Every_problem_carrier_and_service_has_its_words() => Assert.All(
        [
            .. Enum.GetValues<LineProblem>().Select(problem => $"Problem.{problem}.Title"),
            .. Enum.GetValues<LineProblem>().Select(problem => $"Problem.{problem}.Text"),
            .. Enum.GetValues<Standing>().Select(standing => $"Standing.{standing}"),
            .. Enum.GetValues<Standing>().Select(standing => $"Found.{standing}"),
            .. Enum.GetValues<LookAlikeKind>().Select(kind => $"LookAlike.{kind}"),
            .. Enum.GetValues<StopKind>().Select(kind => $"Route.{kind}"),
            .. CarrierKeys.All.Select(carrier => $"Carrier.{carrier.Key()}"),
            .. ShipmentServices.All.Where(service => service != ShipmentService.Unknown).Select(service => $"Service.{service.Name()}"),
        ],
        key => Assert.NotNull(TrackingTexts.Words.Find(key, "ru")));

    private static string[] Values(string text) => [.. Placeholder.Matches(text).Select(match => match.Value).Distinct().Order()];

    private static Dictionary<string, string> Texts(string feature, string language)
    {
        var culture = language == "ru" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var set = new ResourceManager(Features.Single(one => one.Feature.Name == feature).Feature).GetResourceSet(
            culture, true, tryParents: false);
        return set!.Cast<DictionaryEntry>().ToDictionary(text => (string)text.Key, text => (string)text.Value!);
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder { get; }
}
