using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>How people are told of a parcel. What is not set is not offered.</summary>
internal sealed class NoticeOptions
{
    public const string Section = "Notices";

    /// <summary>Whether e-mail is offered; unless said, where letters can be sent.</summary>
    public bool? Email { get; init; }

    /// <summary>The address that notices come from; unless said, that of the letters.</summary>
    public string? From { get; init; }

    /// <summary>How many subscriptions one address of the network may ask for in a day.</summary>
    [Range(1, 10_000_000)]
    public int AsksPerDay { get; init; } = 30;

    /// <summary>How many letters that only ask whether to write one person gets in a day, whoever caused them.</summary>
    [Range(1, 1000)]
    public int QuestionsPerDay { get; init; } = 3;

    /// <summary>Push services on this machine, and by plain http: for tests.</summary>
    public bool AllowLoopback { get; init; }

    public TelegramBot Telegram { get; init; } = new();

    public SmsGateway Sms { get; init; } = new();
}

internal sealed class TelegramBot
{
    public Uri Url { get; init; } = new("https://api.telegram.org");

    /// <summary>Of the bot; without it there is no Telegram.</summary>
    public string? Token { get; init; }

    /// <summary>The bot's name, without the @: people begin with it.</summary>
    public string? Bot { get; init; }

    /// <summary>
    /// What Telegram says with each update (<c>setWebhook</c>, <c>secret_token</c>), so that nobody else speaks for people. The
    /// webhook's address is <c>/notices/telegram</c> of this site. Without it the bot only sends.
    /// </summary>
    public string? Secret { get; init; }

    public bool IsConfigured => !string.IsNullOrEmpty(Token) && !string.IsNullOrEmpty(Bot);

    public bool Listens => IsConfigured && !string.IsNullOrEmpty(Secret);
}

/// <summary>A gateway that takes <c>{ "id", "to", "from", "text" }</c> as JSON.</summary>
internal sealed class SmsGateway
{
    /// <summary>Without it there is no SMS.</summary>
    public Uri? Url { get; init; }

    /// <summary>Sent as <c>Authorization: Bearer …</c>.</summary>
    public string? Token { get; init; }

    /// <summary>The sender's name as the gateway knows it.</summary>
    public string? From { get; init; }
}
