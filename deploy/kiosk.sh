#!/bin/sh
# The browser of a touch screen, and nothing else: started again whenever it stops. The pages come from gongqin@8501.
address=http://127.0.0.1:8501

until curl -sf "$address/healthz" > /dev/null; do sleep 1; done
while true; do
    # Full screen, printing without a dialog, no profile that outlives a start, and no request of the browser's own.
    chromium --kiosk --incognito --kiosk-printing --lang=zh-CN --noerrdialogs --no-first-run \
        --enable-auto-reload --disable-pinch --overscroll-history-navigation=0 --disable-features=Translate \
        --disable-background-networking --disable-component-update --disable-sync --disable-domain-reliability \
        --no-pings "$address"
    sleep 2
done
