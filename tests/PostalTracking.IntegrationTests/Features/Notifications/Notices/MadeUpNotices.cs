using PostalTracking.Web.Features.Notifications.Notices;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Notifications.Notices;

/// <summary>Letters as the writer makes them, of a parcel that is not there.</summary>
internal static class MadeUpNotices
{
    private const string Site = "https://track.example";
    private const string Capability = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    public static IReadOnlyList<(string Name, NoticeMessage Message)> Of(string language) =>
    [
        ("arrived", Arrived(language)),
        ("question", Other(language, "Question", $"/notices/confirm/{Capability}", why: "Question.Not")),
        ("bought", Bought(language)),
    ];

    private static NoticeMessage Arrived(string language)
    {
        var title = TrackingTexts.For("Answer.available_for_pickup.office", language, "390000");
        var todo = TrackingTexts.For("Todo.available_for_pickup.until", language, language switch
        {
            "ru" => "20\u00A0декабря",
            "en" => "20\u00A0December",
            _ => "12月20日",
        });
        var day = language switch { "ru" => "12\u00A0ноября", "en" => "12\u00A0November", _ => "11月12日" };
        var occasion = NoticeTexts.For("Event.Arrived", language);
        return Message(language) with
        {
            Subject = NoticeTexts.For("Subject.Parcel", language, "…005HK", Lowered(TrackingTexts.For("Answer.available_for_pickup", language))),
            Title = title,
            Lines = [todo],
            Why = NoticeTexts.For("Why.Asked", language, day, Lowered(occasion)),
        };
    }

    private static NoticeMessage Bought(string language)
    {
        var title = NoticeTexts.For("policy.sold.Title", language);
        return Message(language) with
        {
            Subject = title,
            Title = title,
            Lines = [NoticeTexts.For("policy.sold.Line", language), NoticeTexts.For("Buyer.Keep", language)],
            Action = NoticeTexts.For("Buyer.Action", language),
            Link = new($"{Site}/p/{Capability}"),
            Why = NoticeTexts.For("Why.Bought", language),
        };
    }

    private static NoticeMessage Other(string language, string name, string path, string why) => Message(language) with
    {
        Subject = NoticeTexts.For($"{name}.Title", language),
        Title = NoticeTexts.For($"{name}.Title", language),
        Lines = [NoticeTexts.For($"{name}.Line", language)],
        Action = NoticeTexts.For($"{name}.Action", language),
        Link = new($"{Site}{path}"),
        Why = NoticeTexts.For(why, language),
    };

    private static NoticeMessage Message(string language) => new(
        new Guid("0199a000-0000-7000-8000-0000000000c1"),
        "person@people.example",
        language,
        new DateTimeOffset(2026, 11, 20, 7, 12, 0, TimeSpan.Zero),
        "",
        "ZA 0000 0000 5 HK",
        "…005HK",
        "",
        [],
        NoticeTexts.For("Parcel.Action", language),
        new($"{Site}/track/ZA000000005HK"),
        "",
        new($"{Site}/notices/{Capability}"),
        new($"{Site}/notices/{Capability}/stop"));

    private static string Lowered(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
