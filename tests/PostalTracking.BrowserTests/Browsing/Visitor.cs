using Microsoft.Playwright;

namespace PostalTracking.BrowserTests.Browsing;

/// <summary>One person with a browser of their own, who notices whatever is wrong behind the page.</summary>
public sealed class Visitor : IAsyncDisposable
{
    // Chromium says by itself what a policy stopped; this says it also where a page would hide it.
    private const string WatchPolicy =
        "addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));";

    private readonly List<string> _complaints = [];
    private readonly House _house;

    private Visitor(IBrowserContext context, IPage page, House house) => (Context, Page, _house) = (context, page, house);

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>What the test brings about itself: a complaint with these words in it is none.</summary>
    public ISet<string> Expected { get; } = new HashSet<string>();

    /// <summary>Errors on the console, exceptions, what a policy stopped, requests to other hosts.</summary>
    public IEnumerable<string> Complaints => _complaints.Where(complaint => !Expected.Any(complaint.Contains));

    /// <param name="browser">Another than the house's, with what that one lacks: a camera.</param>
    public static async Task<Visitor> EnterAsync(House house, BrowserNewContextOptions? options = null, IBrowser? browser = null)
    {
        options ??= new();
        options.BaseURL = house.Address.ToString();
        options.Locale ??= "ru-RU";
        var context = await (browser ?? house.Browser).NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        await context.AddInitScriptAsync(WatchPolicy);
        var visitor = new Visitor(context, await context.NewPageAsync(), house);
        context.Console += visitor.Hear;
        context.WebError += (_, error) => visitor._complaints.Add(error.Error);
        context.Request += visitor.Follow;
        return visitor;
    }

    /// <summary>
    /// An address with a demo account's name behind it (<c>/staff/me#ivanova</c>) is that person's page; with a policy's link behind
    /// it (<c>/claims/new#p/…</c>) it is its buyer's.
    /// </summary>
    public async Task<IResponse> GoAsync(string path)
    {
        if (path.Split('#') is [var address, var userName])
        {
            await (userName.StartsWith("p/", StringComparison.Ordinal) ? Page.GotoAsync($"/{userName}") : ComeAsAsync(userName));
            path = address;
        }

        return await Page.GotoAsync(path) ?? throw new InvalidOperationException($"{path} was not loaded.");
    }

    /// <summary>Comes with the cookie of a demo account that signed in.</summary>
    public async Task ComeAsAsync(string userName) => await BringAsync(await _house.SignedInAsync(userName));

    /// <summary>Signs in anew, for whoever changes something about the session.</summary>
    public async Task SignInAsync(string userName)
    {
        var (client, cookie) = await _house.App.SignInWithCookieAsync(userName);
        client.Dispose();
        await BringAsync(cookie);
    }

    /// <summary>Types into the look-up and sends it.</summary>
    public async Task FindAsync(string text)
    {
        await Page.Locator("#q").FillAsync(text);
        await Page.Locator(".search button[type=submit]").ClickAsync();
    }

    /// <summary>Lets the time of the page pass, so that it asks for news, until it shows this. The clock must be installed.</summary>
    public Task WatchUntilAsync(ILocator wanted) => Eventually.SeeAsync(
        async () =>
        {
            await Page.Clock.FastForwardAsync("01:00");
            return await wanted.CountAsync();
        },
        seen => seen > 0);

    public async ValueTask DisposeAsync() => await Context.CloseAsync();

    private async Task BringAsync(string sent)
    {
        var cookie = sent.Split('=', 2);
        await Context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = _house.Address.ToString() }]);
    }

    private void Hear(object? sender, IConsoleMessage message)
    {
        // That the page itself came with 404 or 500 is what the server meant.
        var ownStatus = message.Text.Contains("the server responded with a status of", StringComparison.Ordinal)
            && message.Page is { } page && message.Location.StartsWith(page.Url, StringComparison.Ordinal);
        if (message.Type is "error" or "warning" && !ownStatus)
        {
            _complaints.Add($"{message.Text} ({message.Location})");
        }
    }

    private void Follow(object? sender, IRequest request)
    {
        if (new Uri(request.Url) is { Scheme: "http" or "https" } address && address.Authority != _house.Address.Authority)
        {
            _complaints.Add($"asked another host: {request.Url}");
        }
    }
}
