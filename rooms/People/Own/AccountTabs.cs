using Isthmus.Ui;

namespace Isthmus.People.Own;

internal static class AccountTabs
{
    public static IReadOnlyList<Tab> Of(Texts texts) =>
    [
        new(texts["people.profile.title"], "/account"), new(texts["people.security.title"], "/account/security"), new(texts["people.sessions.title"], "/account/sessions"),
        new(texts["people.keys.title"], "/account/keys"), new(texts["people.data.title"], "/account/data"),
    ];
}
