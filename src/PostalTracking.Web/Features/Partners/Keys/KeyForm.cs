namespace PostalTracking.Web.Features.Partners;

/// <summary>What an owner says of a new key.</summary>
internal sealed class KeyForm
{
    public string? Name { get; set; }

    public string[] Scopes { get; set; } = [];

    public int Days { get; set; } = 365;

    public string? Networks { get; set; }

    /// <summary>What a partner gives itself; the others stand in somebody's name and are given by the house.</summary>
    public static IReadOnlyList<string> OwnScopes { get; } =
        [Hosting.Scopes.ShipmentsWrite, Hosting.Scopes.EventsWrite, Hosting.Scopes.Webhooks, Hosting.Scopes.Receipts];

    /// <summary>No key is for ever: one that was forgotten somewhere ends by itself.</summary>
    public static IReadOnlyList<int> Lives { get; } = [30, 90, 180, 365];

    public bool Has(string scope) => Scopes.Contains(scope);
}

/// <summary>Why no key was made or revoked. The names lead to the page's words.</summary>
internal enum KeyRefusal
{
    NoName,
    NoScope,
    NoLife,
    WrongNetwork,
    TooManyNetworks,

    /// <summary>One in use and one to replace it; a third nobody could keep apart.</summary>
    TwoOfName,
    NoSuchKey,

    /// <summary>The demo's keys are printed by the start script: without them it would not be the demo.</summary>
    OfTheDemo,
}
