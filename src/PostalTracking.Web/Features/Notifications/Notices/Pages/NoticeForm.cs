namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>What a person ticks and chooses, as the form sends it.</summary>
internal sealed class NoticeForm
{
    public const string DefaultZone = "Europe/Moscow";

    private const int Hour = 60;

    /// <summary>Of the cities whose clocks are offered, from west to east; each has its name: <c>Zone.{zone}</c>.</summary>
    public static IReadOnlyList<string> Zones { get; } =
    [
        "Europe/Kaliningrad", DefaultZone, "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Krasnoyarsk", "Asia/Irkutsk",
        "Asia/Shanghai", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka",
    ];

    public static QuietHours Night { get; } = new(QuietHours.Night, QuietHours.Morning, DefaultZone);

    /// <summary>An array: of any other list the binder would fill the empty one that it finds.</summary>
    public string[] Events { get; init; } = [];

    public bool Quiet { get; init; }

    public int QuietFrom { get; init; } = QuietHours.Night / Hour;

    public int QuietUntil { get; init; } = QuietHours.Morning / Hour;

    public string TimeZone { get; init; } = DefaultZone;

    public static NoticeForm Fresh(string? zone) => new()
    {
        Events = [.. ToldStatuses.Choices.Select(one => one.ToString())],
        TimeZone = zone is not null && Zones.Contains(zone) ? zone : DefaultZone,
    };

    public static NoticeForm Of(NoticeSubscription subscription) => new()
    {
        Events = [.. ToldStatuses.Choices.Where(one => subscription.Events.HasFlag(one)).Select(one => one.ToString())],
        Quiet = subscription.Quiet is not null,
        QuietFrom = (subscription.QuietFrom ?? QuietHours.Night) / Hour,
        QuietUntil = (subscription.QuietUntil ?? QuietHours.Morning) / Hour,
        TimeZone = subscription.TimeZone,
    };

    public bool HasEvents => Chosen != NoticeEvents.None;

    public bool Has(NoticeEvents one) => Events.Contains(one.ToString());

    /// <summary>Null where nothing is ticked. Hours and cities that no form of ours offers are taken as not said.</summary>
    public NoticeChoice? Read(string language)
    {
        var zone = Zones.Contains(TimeZone) ? TimeZone : DefaultZone;
        var isQuiet = Quiet && QuietFrom is >= 0 and < 24 && QuietUntil is >= 0 and < 24 && QuietFrom != QuietUntil;
        return HasEvents
            ? new(Chosen, isQuiet ? new((short)(QuietFrom * Hour), (short)(QuietUntil * Hour), zone) : null, zone, language)
            : null;
    }

    private NoticeEvents Chosen =>
        ToldStatuses.Choices.Where(Has).Aggregate(NoticeEvents.None, (all, one) => all | one);
}
