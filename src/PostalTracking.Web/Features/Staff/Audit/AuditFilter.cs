using Microsoft.AspNetCore.Mvc;

namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>What of the log is asked for; what is null is not asked.</summary>
internal sealed class AuditFilter
{
    /// <summary>A user name, the id of an account, the prefix of a key, or a word of <see cref="AuditActor"/>.</summary>
    [FromQuery(Name = "who")]
    public string? Actor { get; set; }

    [FromQuery(Name = "what")]
    public string? Action { get; set; }

    [FromQuery(Name = "about")]
    public string? Subject { get; set; }

    /// <summary>Of Moscow.</summary>
    [FromQuery(Name = "day")]
    public DateOnly? Day { get; set; }

    /// <summary>Older than the entry of this number.</summary>
    [FromQuery(Name = "before")]
    public long? Before { get; set; }

    public bool IsEmpty => this is { Actor: null, Action: null, Subject: null, Day: null };

    /// <summary>For the log itself. What leads to nothing may be anything, a phone for instance: it is not kept.</summary>
    public object? Asked(bool hasFound) => this switch
    {
        { IsEmpty: true } => null,
        _ when hasFound => new { Actor, Action, Subject, Day },
        _ => new { Found = 0 },
    };
}
